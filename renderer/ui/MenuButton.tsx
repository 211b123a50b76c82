import { Ellipsis } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from './IconButton.tsx';
import { type MenuAction, openMenu, useOpenMenu } from './open-menu.ts';

interface MenuButtonProps {
  /** What the menu is about: its name and that of the button. */
  label: string;
  /** Asked when the menu is opened. */
  actions: () => ReadonlyArray<MenuAction>;
}

/** A button that opens a menu of what else can be done with a thing. */
export function MenuButton({ label, actions }: MenuButtonProps) {
  const id = useId();
  const isOpen = useOpenMenu(({ menu }) => menu?.id === id);
  return (
    <IconButton
      icon={Ellipsis}
      label={label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onPress={({ target }) => openMenu({ id, trigger: target, label, actions: actions() })}
    />
  );
}

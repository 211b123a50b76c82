import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import styles from './Menu.module.css';

export interface MenuAction {
  id: string;
  label: ReactNode;
  /** The label as plain text, to find it by typing. */
  text: string;
  icon?: LucideIcon;
  onAction: () => void;
}

export interface MenuProps {
  /** The button that opens it: a `Button` or `IconButton`. */
  trigger: ReactElement;
  /** The menu's accessible name. */
  label: string;
  actions: ReadonlyArray<MenuAction>;
}

/** Actions that are reachable and quiet, behind a button. */
export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <AriaMenu aria-label={label} className={styles.list ?? ''}>
          {actions.map(({ id, label: words, text, icon: Icon, onAction }) => (
            <MenuItem key={id} id={id} textValue={text} onAction={onAction} className={styles.item ?? ''}>
              {Icon && <Icon size={20} strokeWidth={1.75} aria-hidden />}
              <span>{words}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

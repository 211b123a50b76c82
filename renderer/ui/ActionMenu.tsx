import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { flushSync } from 'react-dom';
import styles from './ActionMenu.module.css';
import { closeMenu, type OpenMenu } from './open-menu.ts';

/** The menu that a `MenuButton` has opened. The focus returns to the button before what was chosen is done. */
export default function ActionMenu({ menu: { trigger, label, actions } }: { menu: OpenMenu }) {
  const close = () => {
    // While the menu is there, nothing else takes the focus. A list that it stands in would take it to the whole row.
    flushSync(closeMenu);
    if (trigger instanceof HTMLElement) trigger.focus({ preventScroll: true });
  };
  const choose = (id: unknown) => {
    close();
    actions.find((action) => action.id === id)?.run();
  };
  return (
    <Popover
      aria-label={label}
      triggerRef={{ current: trigger }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      placement="bottom end"
      offset={4}
      className={styles.popover ?? ''}
    >
      <Menu aria-label={label} autoFocus="first" onAction={choose} className={styles.menu ?? ''}>
        {actions.map(({ id, label: words, text, icon: Icon, isDisabled = false }) => (
          <MenuItem key={id} id={id} textValue={text} isDisabled={isDisabled} className={styles.item ?? ''}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            <span>{words}</span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

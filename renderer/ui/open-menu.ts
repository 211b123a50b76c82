import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { create } from 'zustand';

/** One thing that can be chosen from a menu. */
export interface MenuAction {
  id: string;
  label: ReactNode;
  /** The label as plain text, to find it by typing. */
  text: string;
  icon: LucideIcon;
  isDisabled?: boolean;
  run: () => void;
}

export interface OpenMenu {
  /** Names the button that opened it. */
  id: string;
  /** The button, beside which it stands. */
  trigger: Element;
  label: string;
  actions: ReadonlyArray<MenuAction>;
}

/**
 * The menu that is open, which the frame shows (`ActionMenu`). A window has one for all buttons: so a long list needs
 * only buttons, and what draws a menu is fetched when the first one is opened, or ahead.
 */
export const useOpenMenu = create<{ menu: OpenMenu | null }>(() => ({ menu: null }));

/** Opens a menu, in the place of the one before. */
export function openMenu(menu: OpenMenu): void {
  useOpenMenu.setState({ menu });
}

/** Closes the menu that is open. */
export function closeMenu(): void {
  useOpenMenu.setState({ menu: null });
}

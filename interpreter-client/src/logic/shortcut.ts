/** What matters of a key that was pressed. */
export interface KeyPress {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/**
 * Whether Alt and this letter were pressed together. The place of the key counts: with Alt a Mac types another letter.
 * A key that is held down does not count, so that nobody answers by leaning on the keyboard.
 */
export const isAltKey = (press: KeyPress, letter: 'A' | 'D'): boolean =>
  press.code === `Key${letter}` &&
  press.altKey &&
  !press.ctrlKey &&
  !press.metaKey &&
  !press.shiftKey &&
  !press.repeat;

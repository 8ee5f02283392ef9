const LENGTH = 6;

/** The digits of what was typed or pasted, however they were parted; full-width ones are digits too. */
export const digitsOf = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, LENGTH);

export const isCode = (digits: string): boolean => digits.length === LENGTH;

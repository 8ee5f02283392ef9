import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Visit } from './tour.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, and what it does not look for: targets under 44 px, and content wider than the screen. */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  return [...found, ...(await page.evaluate(smallTargetsAndOverflow))];
}

/**
 * Runs in the page. A target is as large as the area that reacts to a touch, which may be more than its box; one that
 * shows only with the focus is measured with the focus. Links within a sentence are exempt (WCAG 2.2, 2.5.8), and what
 * is there for screen readers alone, as the way out at the end of a dialogue.
 */
function smallTargetsAndOverflow(): string[] {
  const reaches = (target: Element, x: number, y: number) => target.contains(document.elementFromPoint(x, y));
  const isSmall = (target: HTMLElement) => {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const corners = [-21, 21].flatMap((dx) => [-21, 21].map((dy) => [x + dx, y + dy] as const));
    const wideEnough = corners.every(([cx, cy]) => reaches(target, cx, cy));
    // Of a single pixel is what screen readers alone are to find.
    return width > 1 && (width < 44 || height < 44) && !wideEnough;
  };
  const targets = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], [role="button"], select, summary'),
  ];
  const isUnseen = (target: HTMLElement) => target.tabIndex < 0 && target.offsetWidth <= 1;
  const small = targets.filter(
    (target) => getComputedStyle(target).display !== 'inline' && !isUnseen(target) && isSmall(target),
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...small.map((target) => `smaller than 44 px: ${target.outerHTML.slice(0, 120)}`),
    ...(scrollWidth > clientWidth ? [`wider than the screen: ${scrollWidth} px`] : []),
  ];
}

/** Collects what is wrong on the screens of a walk, by their names. */
export function inspection() {
  const found: Record<string, string[]> = {};
  const visit: Visit = async (name, page) => {
    const wrong = await faults(page);
    if (wrong.length > 0) found[name] = wrong;
  };
  return { found, visit };
}

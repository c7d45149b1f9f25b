/** Going through a view with the Tab key. */
import type { Page } from '@playwright/test';

export interface Stop {
  readonly name: string;
  /** It lies inside the window and is marked as having the focus. */
  readonly seen: boolean;
}

/** Presses Tab from the start of the page until the focus leaves its end; more presses than there could be stops are a trap. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    for (const node of document.querySelectorAll('[data-tabbed]')) node.removeAttribute('data-tabbed');
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(visit, presses);
    if (stop === 'end') return stops;
    if (stop !== 'same') stops.push(stop);
  }
  throw new Error(
    `the focus never leaves: ${stops
      .slice(-3)
      .map(({ name }) => name)
      .join(', ')}`,
  );
}

/** Runs in the page: marks what has the focus. A date keeps it for its day, month and year. */
function visit(press: number): Stop | 'same' | 'end' {
  const node = document.activeElement as HTMLElement | null;
  if (!node || node === document.body) return 'end';
  const before = node.dataset['tabbed'];
  if (before !== undefined && Number(before) < press - 1) return 'end';
  node.dataset['tabbed'] = String(press);
  if (before !== undefined) return 'same';
  const { left, right, top, bottom } = node.getBoundingClientRect();
  const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  // A hidden field shows its focus on what stands for it.
  const marked = [node, node.parentElement, node.nextElementSibling, node.previousElementSibling];
  const isMarked = marked.some((shown) => {
    if (!shown) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow.includes('0px 0px 0px 2px');
  });
  return {
    name: `${node.tagName} ${node.ariaLabel ?? node.innerText} ${node.className}`.slice(0, 160),
    seen: isInside && isMarked,
  };
}

/** What can be operated and was not reached by the last `tabThrough`; arrows reach the others of a group. */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inGroup = (node: HTMLElement) =>
      node instanceof HTMLInputElement && node.type === 'radio' && !node.checked && node.name !== '';
    const operable = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';
    return [...document.querySelectorAll<HTMLElement>(operable)]
      .filter((node) => node.tabIndex >= 0 && node.dataset['tabbed'] === undefined && !inGroup(node))
      .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.closest('[inert]') === null)
      .map((node) => `${node.tagName} ${node.ariaLabel ?? node.innerText} ${node.className}`.slice(0, 160));
  });
}

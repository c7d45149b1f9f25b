import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isWindow } from './host.ts';

/** What axe finds, each as `rule at element`. */
export async function violationsOf(page: Page): Promise<string[]> {
  // A window of Electron's opens no second page, in which axe would sum up its findings.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(isWindow).analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target.join(' ')}`);
}

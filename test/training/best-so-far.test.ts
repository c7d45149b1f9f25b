import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepBest } from '../../main/training/best-so-far.ts';

const parameters = (value: number) => new Map([['conv.filter', Float32Array.of(value, 2)]]);

it('keeps the parameters of least error, the later of equals, and finds them again after a kill', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-best-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'run.best');
  const kept = keepBest(file);
  expect(kept.best()).toBeNull();
  kept.offer(parameters(1), 10, 5);
  kept.offer(parameters(2), 20, 7);
  expect(kept.best()).toEqual({ parameters: parameters(1), step: 10, error: 5 });
  kept.offer(parameters(3), 30, 5);

  const again = keepBest(file);
  again.offer(parameters(4), 40, 6);
  expect(again.best()).toEqual({ parameters: parameters(3), step: 30, error: 5 });
  again.forget();
  expect(keepBest(file).best()).toBeNull();
});

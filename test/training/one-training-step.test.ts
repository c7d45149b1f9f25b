import { expect, it } from 'vitest';
import { oneTrainingStep } from '../../main/training/one-training-step.ts';

it('one step on the real network makes the loss of its batch smaller', async () => {
  const { lossBefore, lossAfter, milliseconds, device } = await oneTrainingStep();
  expect(lossAfter).toBeLessThan(lossBefore);
  expect(milliseconds).toBeGreaterThan(0);
  expect(device).not.toBe('');
});

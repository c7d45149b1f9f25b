import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, summaryLine } from '../../scripts/test-summary.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('countVitest', () => {
  it('counts tests', () => {
    const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped', 'todo')] };
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that breaks before its first test', () => {
    expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('does not take a runner that died for a success', () => {
    expect(countVitest(null, 0).failed).toBe(1);
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 134).failed).toBe(1);
  });
});

const suite = (title: string, ...statuses: string[]) => ({
  title,
  file: `${title}.spec.ts`,
  suites: [{ title: 'inner', specs: statuses.map((status, i) => ({ title: `test ${i}`, tests: [{ status }] })) }],
});

describe('countPlaywright', () => {
  it('counts tests in nested suites', () => {
    const report = { suites: [suite('a', 'expected', 'skipped', 'flaky'), suite('b', 'unexpected')] };
    expect(countPlaywright(report, 1, null)).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
  });

  it('does not take a runner that died, or an error outside tests, for a success', () => {
    expect(countPlaywright(null, 1, null).failed).toBe(1);
    expect(countPlaywright({ suites: [suite('a', 'expected')], errors: [{}] }, 1, null).failed).toBe(1);
  });

  it('fails where a test that must run was skipped or is gone', () => {
    const skipped = countPlaywright({ suites: [suite('dutch', 'skipped', 'expected')] }, 0, /dutch/i);
    expect(skipped.failed).toBe(1);
    expect(skipped.complaints[0]).toContain('dutch');
    expect(countPlaywright({ suites: [suite('generated', 'expected')] }, 0, /dutch/i).failed).toBe(1);
    expect(countPlaywright({ suites: [suite('dutch', 'expected')] }, 0, /dutch/i).failed).toBe(0);
  });
});

it('sums both runners and the checks in one line', () => {
  const counts = [
    { passed: 3, failed: 1, skipped: 2 },
    { passed: 4, failed: 0, skipped: 0 },
  ];
  expect(summaryLine(counts, 2)).toBe('7 passed, 3 failed');
});

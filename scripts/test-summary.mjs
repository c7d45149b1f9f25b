/** Sums up what the two test runners report. */

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * What is read of vitest's JSON report:
 * @typedef {{ status: string, name?: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ testResults: VitestFile[] }} VitestReport
 *
 * What is read of Playwright's JSON report:
 * @typedef {{ title: string, file?: string, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, file?: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors?: unknown[] }} PlaywrightReport
 */

/**
 * A file that fails before its first test counts as one failure, and so does a runner that reports nothing or ends
 * badly without a failed test.
 * @param {VitestReport | null} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const files = report?.testResults ?? [];
  const statuses = files.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const count = (/** @type {string} */ wanted) => statuses.filter((status) => status === wanted).length;
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = count('failed') + broken.length;
  const passed = count('passed');
  const skipped = statuses.length - passed - count('failed');
  return { passed, failed: failed === 0 && (exitCode !== 0 || !report) ? 1 : failed, skipped };
}

/**
 * Every test of a suite with the titles that lead to it.
 * @param {PlaywrightSuite} suite
 * @param {string} above
 * @returns {{ title: string, status: string }[]}
 */
function testsOf(suite, above = '') {
  const path = `${above} ${suite.title}`;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status }) => ({ title: `${suite.file ?? ''} ${path} ${spec.title}`, status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}

/**
 * @param {PlaywrightReport | null} report
 * @param {number} exitCode
 * @param {RegExp | null} required  tests that must run: a skip of one, or the absence of all, is a failure
 * @returns {Counts & { complaints: string[] }}
 */
export function countPlaywright(report, exitCode, required) {
  const tests = (report?.suites ?? []).flatMap((suite) => testsOf(suite));
  const count = (/** @type {string[]} */ wanted) => tests.filter(({ status }) => wanted.includes(status)).length;
  const failed = count(['unexpected']) + (report?.errors?.length ?? 0);
  const complaints = required ? missingTests(tests, required) : [];
  const broken = failed === 0 && (exitCode !== 0 || !report) ? 1 : failed;
  return {
    passed: count(['expected', 'flaky']),
    failed: broken + complaints.length,
    skipped: count(['skipped']),
    complaints,
  };
}

/** @param {{ title: string, status: string }[]} tests @param {RegExp} required */
function missingTests(tests, required) {
  const matching = tests.filter(({ title }) => required.test(title));
  if (matching.length === 0) return [`No test matches ${required}, which must run.`];
  return matching
    .filter(({ status }) => status === 'skipped')
    .map(({ title }) => `This test must run and was skipped: ${title.trim()}`);
}

/** The last line of `npm test`. @param {readonly Counts[]} counts @param {number} failedChecks */
export function summaryLine(counts, failedChecks) {
  const sum = (/** @type {keyof Counts} */ key) => counts.reduce((total, count) => total + count[key], 0);
  return `${sum('passed')} passed, ${sum('failed') + failedChecks} failed`;
}

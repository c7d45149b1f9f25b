import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const markup = 'Text from documents must never become markup.';
const chance = 'Take a `Random` as a parameter (main/base/random.ts), so that a run can be repeated.';
const clock = 'Take the time as a parameter: these rooms compute the same from the same.';

const markupProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: markup,
}));
const noMarkup = [...markupProperties, { object: 'document', property: 'write', message: markup }];
const noChance = [...noMarkup, { object: 'Math', property: 'random', message: chance }];
const noClock = [...noChance, { object: 'Date', property: 'now', message: clock }];

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.svelte-check/', 'test-results/', 'playwright-report/', '.paraph/'] },
  // A rule that is wrong for a file is changed here, where everybody sees it.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-properties': ['error', ...noMarkup],
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'max-lines-per-function': ['warn', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['main/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.ts', 'test/**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // The state of a view is one closure of small functions, and the texts are a list: length says nothing there.
  {
    files: ['renderer/**/*.svelte.ts', 'renderer/texts/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  { files: ['main/**/*.ts', 'renderer/**', 'electron/**'], rules: { 'no-console': 'error' } },
  { files: ['main/**/*.ts'], rules: { 'no-restricted-properties': ['error', ...noChance] } },
  {
    files: ['imaging', 'synthesis', 'model', 'matching', 'evaluation'].map((room) => `main/${room}/**/*.ts`),
    rules: { 'no-restricted-properties': ['error', ...noClock] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-dom-manipulating': 'error',
      // State is replaced, not mutated (`$state.raw`), so a plain Set or Map in it is right.
      'svelte/prefer-svelte-reactivity': 'off',
      // Knows that `let` is the custom for `$props()`.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // A suite is one long function by nature.
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
);

import { layerOverrides } from './test/policy/layers.mjs';

/** The lint set of the house: correctness, suspicious and perf as errors, sizes, and the arrows between rooms. */
export default {
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist', 'coverage', 'test/fixtures'],
  rules: {
    'no-console': 'error',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/consistent-type-assertions': 'off',
    complexity: ['error', 12],
    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'no-await-in-loop': 'off',
    'unicorn/prefer-set-has': 'off',
    'unicorn/no-array-sort': 'off',
    'oxc/no-map-spread': 'off',
    // fast-check's own documentation uses its default export: `fc.assert(fc.property(…))`.
    'import/no-named-as-default-member': 'off',
    'unicorn/no-useless-undefined': 'off',
    'typescript/no-unnecessary-type-assertion': 'error',
  },
  overrides: [
    ...layerOverrides(),
    {
      files: ['test/**'],
      rules: {
        'max-lines-per-function': 'off',
        // A test's own small functions stand beside what they are for.
        'unicorn/consistent-function-scoping': 'off',
      },
    },
    // Programs whose output is what they print.
    { files: ['bench/**', 'scripts/**', '.ci/**', 'test/live/**'], rules: { 'no-console': 'off' } },
    // A brand is made by an assertion, and nowhere else.
    {
      files: ['src/formats/classfile/names.ts'],
      rules: { 'typescript/no-unsafe-type-assertion': 'off' },
    },
    // Threads have no origin; the rule is about windows.
    {
      files: ['src/platform/**'],
      rules: { 'unicorn/require-post-message-target-origin': 'off' },
    },
    {
      files: ['*.config.*', 'oxlint.config.mjs', 'vitest.config.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
};

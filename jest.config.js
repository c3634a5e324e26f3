// Nest 12 is ESM only, so Jest runs native ES modules (NODE_OPTIONS=--experimental-vm-modules, set by the npm scripts).
const transform = {
  '^.+\\.tsx?$': ['@swc/jest', {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  }],
};
const base = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
const onPostgres = {
  ...base,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
const suite = (name, extra = onPostgres) => ({ ...extra, displayName: name, testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`] });

export default {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/web/**/*.spec.ts'] },
    suite('architecture', base),
    suite('contract'), suite('integration'), suite('api'), suite('flows'), suite('resilience'), suite('browser'),
  ],
};

import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import typescript from 'typescript-eslint'

// The floors of the house. Each row: the room, and what its files must not reach for.
const FLOORS = [
  { target: './nodes/reconcile/domain', from: './nodes', except: ['./reconcile/domain'] },
  {
    target: './nodes/reconcile/booking-register',
    from: './nodes',
    except: ['./reconcile/domain', './reconcile/booking-register'],
  },
  {
    target: './nodes/reconcile/run-record',
    from: './nodes',
    except: ['./reconcile/domain', './reconcile/booking-register', './reconcile/run-record', './shared/files'],
  },
  {
    target: './nodes/snelstart-config/online',
    from: './nodes',
    except: ['./reconcile/domain', './snelstart-config/online', './shared/http'],
  },
  {
    target: './nodes/snelstart-config/database',
    from: './nodes',
    except: ['./reconcile/domain', './snelstart-config/database', './shared/http'],
  },
  {
    target: './nodes/msp-config/api',
    from: './nodes',
    except: ['./reconcile/domain', './msp-config/api', './shared/http'],
  },
  { target: './nodes/shared/http', from: './nodes', except: ['./reconcile/domain', './shared/http'] },
  { target: './nodes/shared/files', from: './nodes', except: ['./reconcile/domain', './shared/files'] },
  { target: './sandbox', from: './nodes' },
  { target: './nodes', from: './sandbox' },
  { target: './nodes', from: './test' },
  { target: './nodes/*/!(*.editor|lib).ts', from: './nodes/*/*.editor.ts' },
]

export default typescript.config(
  { ignores: ['dist/', 'coverage/', '**/node_modules/', '.data/', '**/*.mjs'] },
  ...typescript.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.editor.json'], tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: FLOORS }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['nodes/**/*.ts'],
    ignores: ['nodes/shared/http/system-clock.ts', 'nodes/**/*.editor.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Take the clock as an argument (reconcile/domain/clock.ts).' },
        { name: 'setTimeout', message: 'Take the clock as an argument (reconcile/domain/clock.ts).' },
      ],
    },
  },
  {
    // A describe block is a heading, not a function: its length says nothing.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
)

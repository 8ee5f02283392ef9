/**
 * Who may use what: the rules of the architecture, each one a lint rule of its own name.
 * Selectors instead of no-restricted-imports, since those also see `import()` and `import type`.
 */

/** Every way of naming another module, where its name matches `pattern`. @param {string} pattern */
const imports = (pattern) =>
  `:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)` +
  `[source.value=/${pattern.replaceAll('/', '\\/')}/]`;

const everywhere = ['**/*.{ts,tsx,js,mjs}'];
const tests = ['**/*.test.{ts,tsx,mjs}', 'test/**'];
const timers = '/^(setTimeout|setInterval|setImmediate)$/';

/**
 * @typedef {object} Boundary
 * @property {string} name
 * @property {string[]} files where it holds
 * @property {string[]} except
 * @property {string[]} forbidden selectors
 * @property {string} because
 */

/** @type {Boundary[]} */
export const boundaries = [
  {
    name: 'core-is-pure',
    files: ['shared/core/**'],
    except: ['**/*.test.ts', '**/*-scene.ts'],
    forbidden: [imports('^(?!\\.|zod$|zod/|@mado/core/)')],
    because: 'shared/core cannot do IO: it imports zod and itself, nothing else.',
  },
  {
    name: 'client-media-only',
    files: everywhere,
    except: ['shared/client/src/media/**', ...tests],
    forbidden: [imports('^mediasoup-client')],
    because: 'Only shared/client/src/media/ imports mediasoup-client.',
  },
  {
    name: 'server-media-only',
    files: everywhere,
    except: ['sfu-server/src/media/mediasoup/**', 'test/**'],
    forbidden: [imports('^mediasoup(/|$)')],
    because: 'Only sfu-server/src/media/mediasoup/ imports mediasoup; everyone else takes MediaEngine.',
  },
  {
    name: 'sql-in-repositories',
    files: everywhere,
    except: ['**/*-repository.ts', 'sfu-server/src/db/**', 'sfu-server/src/auth/**', ...tests],
    forbidden: [imports('^kysely')],
    because: 'Only *-repository.ts and sfu-server/src/db/ import Kysely.',
  },
  {
    name: 'drivers-in-db',
    files: everywhere,
    except: ['sfu-server/src/db/**', ...tests],
    forbidden: [imports('^(pg|@electric-sql)(/|$)')],
    because: 'Only sfu-server/src/db/ knows which database it is.',
  },
  {
    name: 'use-cases-know-no-transport',
    files: ['calls', 'presence', 'quality', 'tablets'].map((folder) => `sfu-server/src/${folder}/**`),
    except: [],
    forbidden: [imports('(^|/)(realtime|http)/'), imports('^(express|socket\\.io)')],
    because: 'Use cases return what happened; gateways publish it. They import neither realtime/ nor http/.',
  },
  {
    name: 'config-reads-environment',
    files: everywhere,
    except: ['sfu-server/src/config.ts', 'scripts/**', '*.config.*', '*/vite.config.ts', ...tests],
    forbidden: [
      'MemberExpression[object.name="process"][property.name="env"]',
      'MemberExpression[object.name="process"][property.value="env"]',
      'VariableDeclarator[init.name="process"] Property[key.name="env"]',
      'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
    ],
    because: 'Only sfu-server/src/config.ts reads the environment.',
  },
  {
    name: 'clock-owns-time',
    files: ['calls', 'presence', 'audit', 'quality', 'retention', 'tablets'].map(
      (folder) => `sfu-server/src/${folder}/**`,
    ),
    except: ['**/*.test.ts'],
    forbidden: [
      `CallExpression[callee.name=${timers}]`,
      `CallExpression[callee.property.name=${timers}]`,
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      imports('^(node:)?timers'),
    ],
    because: 'Time and timers come through the Clock port.',
  },
  {
    name: 'clients-know-no-server',
    files: ['*-client/**', 'shared/client/**'],
    except: [],
    forbidden: [imports('(^@mado/|/)sfu-server(/|$)'), imports('^node:')],
    because: 'Clients run in the browser: they share only shared/core with the server.',
  },
  {
    name: 'explicit-extension',
    files: everywhere,
    except: [],
    forbidden: [imports('^(\\.|@mado/)(?!.*\\.(tsx?|mjs|js|json|css|svg)(\\?\\w+)?$)')],
    because: 'Node runs these files as they are: imports end in .ts or .tsx.',
  },
];

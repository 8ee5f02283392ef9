import { boundaries } from './boundaries.mjs';

const longestFile = 300;

/** @param {import('./boundaries.mjs').Boundary} boundary @returns {import('eslint').Rule.RuleModule} */
function boundaryRule({ forbidden, because }) {
  return {
    create: (context) =>
      Object.fromEntries(
        forbidden.map((selector) => [
          selector,
          (/** @type {import('eslint').Rule.Node} */ node) => context.report({ node, message: because }),
        ]),
      ),
  };
}

/** The hard limit; the `max-lines` rule warns earlier. @type {import('eslint').Rule.RuleModule} */
const fileLength = {
  create: (context) => ({
    Program(node) {
      const lines = context.sourceCode.lines.length;
      if (lines > longestFile) {
        context.report({ node, message: `${lines} lines: split files of more than ${longestFile}.` });
      }
    },
  }),
};

/** The project's own ESLint rules. @type {import('eslint').ESLint.Plugin} */
export const architecturePlugin = {
  rules: {
    'file-length': fileLength,
    ...Object.fromEntries(boundaries.map((boundary) => [boundary.name, boundaryRule(boundary)])),
  },
};

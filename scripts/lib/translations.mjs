/**
 * What can be wrong with the translations of one package. All functions here are pure.
 * @typedef {Map<string, string>} Messages one locale: key (`home.title`) → text
 */

const pluralSuffix = /_(?:ordinal_)?(zero|one|two|few|many|other)$/;

/** @param {Record<string, unknown>} tree @param {string} [prefix] @returns {Messages} */
export function flatten(tree, prefix = '') {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? [...flatten(/** @type {Record<string, unknown>} */ (value), `${prefix}${name}.`)]
        : [[`${prefix}${name}`, String(value)]],
    ),
  );
}

/** @param {string} text */
const placeholders = (text) => new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name ?? ''));

/** The key as the source names it, without a plural's suffix. @param {string} key */
const sourceKey = (key) => key.replace(pluralSuffix, '');

/**
 * The keys a locale needs for what the reference has: the plural forms are those of the locale's own grammar.
 * @param {Messages} reference @param {string} locale @returns {Map<string, string>} key → the reference's text
 */
function neededKeys(reference, locale) {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return new Map(
    [...reference].flatMap(([key, text]) =>
      pluralSuffix.test(key)
        ? pluralCategories.map((form) => [key.replace(/(zero|one|two|few|many|other)$/, form), text])
        : [[key, text]],
    ),
  );
}

/**
 * What a locale lacks or has too much of beside the reference.
 * @param {Messages} reference @param {string} locale @param {Messages} messages
 */
export function compareLocale(reference, locale, messages) {
  const needed = neededKeys(reference, locale);
  const missing = [...needed.keys()].filter((key) => !messages.has(key)).map((key) => `${key}: missing`);
  const problems = [...messages].flatMap(([key, text]) => {
    const original = needed.get(key);
    if (original === undefined) return [`${key}: not in the reference`];
    if (text.trim() === '') return [`${key}: empty`];
    return comparePlaceholders(key, original, text);
  });
  return [...missing, ...problems];
}

/** @param {string} key @param {string} original @param {string} text */
function comparePlaceholders(key, original, text) {
  const expected = placeholders(original);
  const found = placeholders(text);
  // "One visitor is waiting" need not say its number.
  if (/_(zero|one|two)$/.test(key) && !found.has('count')) expected.delete('count');
  const lost = [...expected.difference(found)].map((name) => `${key}: lacks {{${name}}}`);
  const extra = [...found.difference(expected)].map((name) => `${key}: unknown {{${name}}}`);
  return [...lost, ...extra];
}

/**
 * Keys that no source names: neither as a string, nor below the beginning of a template such as
 * t(`errors.${code}`), nor from another text as $t(key).
 * @param {Messages} reference @param {string} source all the source text
 */
export function unusedKeys(reference, source) {
  const texts = [...reference.values()].join('\n');
  const prefixes = [...source.matchAll(/`(?:\w+:)?((?:\w+\.)+\w*)\$\{/g)].map(([, prefix]) => prefix ?? '');
  /** @param {string} key */
  const named = (key) =>
    [`'${key}'`, `"${key}"`, `\`${key}\``, `:${key}'`].some((literal) => source.includes(literal)) ||
    prefixes.some((prefix) => key.startsWith(prefix)) ||
    texts.includes(`$t(${key}`);
  return [...reference.keys()].filter((key) => !named(key) && !named(sourceKey(key)));
}

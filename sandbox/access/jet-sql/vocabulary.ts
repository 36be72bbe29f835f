// The words of Jet SQL that a coupling needs; any other is refused, as Jet would or because nobody here has tried it.
// Source: Microsoft Jet SQL reference.

export const KEYWORDS = new Set(
  (
    'SELECT DISTINCT TOP FROM WHERE GROUP BY HAVING ORDER ASC DESC INNER LEFT RIGHT OUTER JOIN ON AS AND OR NOT IS NULL ' +
    'IN BETWEEN LIKE EXISTS UNION ALL INSERT INTO VALUES UPDATE SET DELETE TRUE FALSE'
  ).split(' '),
)

/** What a function becomes: the text before its arguments, and after them. */
export const FUNCTIONS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  SUM: ['sum(', ')'],
  COUNT: ['count(', ')'],
  MIN: ['min(', ')'],
  MAX: ['max(', ')'],
  AVG: ['avg(', ')'],
  ABS: ['abs(', ')'],
  INT: ['floor(', ')'],
  ROUND: ['round(', ')'],
  LEN: ['length(', ')'],
  LCASE: ['lower(', ')'],
  UCASE: ['upper(', ')'],
  TRIM: ['trim(', ')'],
  LEFT: ['left(', ')'],
  RIGHT: ['right(', ')'],
  MID: ['substr(', ')'],
  YEAR: ["date_part('year', ", ')::int4'],
  MONTH: ["date_part('month', ", ')::int4'],
  CCUR: ['(', ')::numeric(19,4)'],
  CLNG: ['round(', ')::int4'],
  CDBL: ['(', ')::float8'],
  CSTR: ['(', ')::text::citext'],
  ISNULL: ['(', ' IS NULL)'],
  NOW: ['localtimestamp(0', ')'],
  DATE: ["date_trunc('day', localtimestamp", ')'],
}

/** Takes exactly one argument in Jet, unlike the function of that name elsewhere. */
export const ONE_ARGUMENT = new Set([
  'ISNULL',
  'SUM',
  'COUNT',
  'MIN',
  'MAX',
  'AVG',
  'CCUR',
  'CLNG',
  'CDBL',
  'CSTR',
  'LEN',
])

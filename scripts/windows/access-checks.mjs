// What the pack relies on in Jet, ADO and JScript, each as one question to the copy. A check of its own table first makes
// that table; all others work in it.

const text = (v) => ({ t: 'text', v })
const integer = (v) => ({ t: 'integer', v })
const money = (v) => ({ t: 'money', v })
const TABLE = '[msp_check]'

const STRANGE = {
  quotes: `'"\`[]--/*;?%`,
  letters: 'é€😀\u4e2d',
  'a line end': 'a\r\nb\ttab',
  'a NUL': 'a\0b',
  'half a surrogate': 'a\uD800b',
  'a byte order mark': '\uFEFFa',
  'spaces at the end': 'a  ',
  'no letters': '',
  '255 letters': 'x'.repeat(255),
  '256 letters': 'x'.repeat(256),
}

export const checks = {
  'the tables of SnelStart, by name and type': ({ engine }) =>
    result(
      true,
      engine.tables
        .filter((table) => /grootboek$|relatie$|factuur|journaalpost|verkooporder$|lockdatabase/i.test(table.name))
        .map((table) => `${table.view ? 'query ' : ''}${table.name}(${table.columns.map(columnWord).join(', ')})`),
    ),

  'a table of its own in the copy': async (bench) => {
    const create = `CREATE TABLE ${TABLE} ([id] COUNTER CONSTRAINT [key] PRIMARY KEY, [amount] CURRENCY, [word] TEXT(255),
      [long] MEMO, [day] DATETIME, [yes] YESNO, [whole] LONG, [factor] DECIMAL(18,6), [guid] GUID)`
    return committed(await transact(bench, [write(create)]))
  },

  'a counted key after an insertion': async (bench) => {
    const answer = await transact(bench, [insert({ word: text('first') }, 'made')])
    return result(answer.outcome === 'committed' && answer.remembered?.[0]?.value > 0, shortOf(answer))
  },

  'amounts, to the cent': async (bench) => {
    const amounts = [0.01, -0.01, 12.34, 99999999.99, 1234567890.12, 99999999999.99]
    const back = await thereAndBack(bench, 'amount', amounts.map(money))
    return result(same(back, amounts), back)
  },

  'days and times, whatever the zone': async (bench) => {
    const serials = [46082, 46110.104166666664, 46357.99998842593, 1, 2.5]
    const back = await thereAndBack(
      bench,
      'day',
      serials.map((v) => ({ t: 'date', v })),
    )
    return result(
      back.every((each, at) => Math.abs(each - serials[at]) < 1e-8),
      back,
    )
  },

  'yes, whole numbers, decimals, a guid and nothing': async (bench) => {
    const guid = '{6F9619FF-8B86-D011-B42D-00C04FC964FF}'
    const sent = [
      ['yes', { t: 'boolean', v: true }],
      ['whole', integer(-2147483648)],
      ['factor', { t: 'decimal', v: 12.345678 }],
      ['guid', { t: 'guid', v: guid }],
      ['amount', { t: 'null', v: null }],
      ['day', { t: 'null', v: null }],
    ]
    const back = []
    for (const [column, value] of sent) back.push(...(await thereAndBack(bench, column, [value])))
    return result(same(back, [true, -2147483648, 12.345678, guid, null, null]), back)
  },

  ...Object.fromEntries(
    Object.entries(STRANGE).map(([name, value]) => [
      `a text with ${name}`,
      async (bench) => {
        const column = value.length > 255 ? 'long' : 'word'
        const [back] = await thereAndBack(bench, column, [text(value)])
        return result(back === value, back === value ? undefined : { sent: value.length, came: back?.length ?? null })
      },
    ]),
  ),

  'IIF, sums, HAVING, TOP and joins in parentheses': async (bench) => {
    const answer = await read(
      bench,
      `SELECT TOP 5 [p].[item], SUM(IIF([b].[id] > ?, [b].[amount], NULL)) AS [total]
       FROM ((SELECT [a].[id] AS [item] FROM ${TABLE} AS [a] WHERE [a].[id] > ? GROUP BY [a].[id] HAVING COUNT(*) = ?) AS [p]
         INNER JOIN ${TABLE} AS [b] ON [b].[id] = [p].[item]) LEFT JOIN ${TABLE} AS [c] ON [c].[id] = [b].[id]
       GROUP BY [p].[item] ORDER BY [p].[item]`,
      [integer(0), integer(0), integer(1)],
    )
    return result(answer.rows?.length === 5, answer.error ?? answer.columns?.map((column) => column.type))
  },

  'a dry run leaves nothing': async (bench) =>
    untouched(bench, () => transact(bench, [insert({ word: text('x') })], 'take-back')),
  'a step that fails leaves nothing': async (bench) =>
    untouched(bench, () =>
      transact(bench, [insert({ word: text('x') }), write(`INSERT INTO [gone] ([a]) VALUES (1)`)]),
    ),
  'a proof that fails leaves nothing': async (bench) =>
    untouched(bench, () =>
      transact(bench, [insert({ word: text('x') }), proof(`SELECT COUNT(*) AS [n] FROM ${TABLE}`, -1)]),
    ),
  'a transaction that was given up is not committed': async (bench) =>
    untouched(bench, () => transact(bench, [insert({ word: text('x') })], 'commit', bench.gate(true)), 'too-late'),

  'a transaction whose process is killed leaves nothing': async (bench) =>
    untouched(bench, async () => {
      const many = Array.from({ length: 20_000 }, () => insert({ word: text('x') }))
      const run = bench.start(transaction(bench, many))
      await new Promise((resolve) => setTimeout(resolve, 1500))
      run.stop()
      return run.ended
    }),

  'rows are counted before they are changed': async (bench) => {
    const statement = { text: `UPDATE ${TABLE} SET [whole] = ? WHERE [id] > ?`, values: [integer(1), integer(0)] }
    const counting = { text: `SELECT COUNT(*) AS [n] FROM ${TABLE} WHERE [id] > ?`, values: [integer(0)] }
    const answer = await transact(bench, [{ act: 'write', rows: 1, statement, counting }])
    return result(answer.outcome === 'refused' && answer.reason === 'rows', shortOf(answer))
  },

  'a second Node-RED is kept out': async (bench) => {
    const first = bench.start(
      transaction(
        bench,
        Array.from({ length: 2000 }, () => insert({ word: text('x') })),
        'take-back',
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 700))
    const second = await bench.ask({ ...transaction(bench, [insert({ word: text('y') })]), lockWaitMs: 0 })
    const { outcome } = await first.ended
    return result(second.error?.at === 'lock' && outcome === 'taken-back', [shortOf(second), outcome])
  },

  'the number of an unknown column': async (bench) => errorOf(await read(bench, `SELECT [gone] FROM ${TABLE}`), '3061'),
  'the number of an unknown table': async (bench) => errorOf(await read(bench, 'SELECT [a] FROM [gone]'), '3078'),
  'the number of a syntax error': async (bench) => errorOf(await read(bench, 'SELECT CASE WHEN 1 THEN 2 END'), ''),
  'the number of a key that is there twice': async (bench) =>
    errorOf(await transact(bench, [insert({ id: integer(1) }), insert({ id: integer(1) })]), '3022'),
  'the number of a wrong password': async (bench) => {
    const answer = await bench.ask({ work: 'catalogue', tables: [], open: { ...bench.open, filePassword: 'wrong' } })
    return result(answer.error !== undefined, shortOf(answer))
  },
}

const result = (ok, figures) => Promise.resolve({ ok, figures })
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const columnWord = (column) =>
  `${column.name} ${column.type}${column.counted ? ' counted' : ''}${column.nullable ? '' : ' required'}`
const shortOf = ({ outcome, reason, error, process }) => ({ outcome, reason, error, process })
const committed = (answer) => result(answer.outcome === 'committed', shortOf(answer))
const write = (statement, values = []) => ({ act: 'write', rows: 1, statement: { text: statement, values } })
const proof = (statement, n) => ({
  act: 'prove',
  proof: 'check',
  statement: { text: statement, values: [] },
  equal: [{ column: 'n', value: integer(n) }],
})

function insert(columns, key) {
  const names = Object.keys(columns).map((name) => `[${name}]`)
  const step = write(
    `INSERT INTO ${TABLE} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(columns),
  )
  return key === undefined ? step : { ...step, key }
}

function transaction(bench, steps, end = 'commit', gateFile = bench.gate(false)) {
  return { work: 'transact', lockFile: bench.lockFile, lockWaitMs: 10_000, gateFile, steps, end }
}

const transact = (bench, ...rest) => bench.ask(transaction(bench, ...rest))
const read = (bench, statement, values = []) =>
  bench.ask({ work: 'read', maxRows: 1000, statement: { text: statement, values } })

/** Each in a row of its own, read by the key that it got. */
async function thereAndBack(bench, column, values) {
  const back = []
  for (const value of values) {
    const answer = await transact(bench, [insert({ [column]: value }, 'made')])
    if (answer.outcome !== 'committed') throw new Error(JSON.stringify(shortOf(answer)))
    const rows = await read(bench, `SELECT [${column}] FROM ${TABLE} WHERE [id] = ?`, [
      integer(answer.remembered[0].value),
    ])
    back.push(rows.rows?.[0]?.[0])
  }
  return back
}

async function untouched(bench, work, outcome) {
  const count = async () => (await read(bench, `SELECT COUNT(*) AS [n] FROM ${TABLE}`)).rows?.[0]?.[0]
  const before = await count()
  const answer = await work()
  const after = await count()
  const isExpected = outcome === undefined ? answer.outcome !== 'committed' : answer.outcome === outcome
  return result(before !== undefined && before === after && isExpected, { before, after, ...shortOf(answer) })
}

const errorOf = ({ error }, state) => result(error !== undefined && (state === '' || error.state === state), error)

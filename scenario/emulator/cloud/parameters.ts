import * as v from 'valibot'

export const anyText = v.string()
export const text = v.pipe(v.string(), v.nonEmpty('a text is expected'))
export const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'a number is expected'), v.transform(Number))
export const flag = v.pipe(
  v.picklist(['true', 'false'], 'true or false is expected'),
  v.transform((value) => value === 'true'),
)
export const numbers = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}(;\d{1,15})*$/, 'numbers with semicolons between them are expected'),
  v.transform((value) => value.split(';').map(Number)),
)

/** The parameters by which commands name an application. */
export const applicationName = { application_id: v.optional(number), application_name: v.optional(text) }

/** The parameters of every list. */
export const paging = { count: v.optional(number), offset: v.optional(number) }

/** The reply of a list command: one page. The default page length is assumed. */
export function pageOf<Item>(
  items: Item[],
  { count = 20, offset = 0 }: { count?: number | undefined; offset?: number | undefined },
) {
  const result = items.slice(offset, offset + count)
  return { result, count: result.length, total_count: items.length }
}

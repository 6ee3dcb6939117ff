import * as v from 'valibot'
import type { Command, Parameters } from '../voximplant.ts'

const pageLength = 100

/** Every item of a list, page after page. */
export async function readAll<Item extends v.GenericSchema>(command: Command, name: string, parameters: Parameters, item: Item) {
  const Page = v.object({ result: v.array(item), total_count: v.number() })
  const items: v.InferOutput<Item>[] = []
  for (;;) {
    const page = await command(name, { ...parameters, count: pageLength, offset: items.length }, Page)
    items.push(...page.result)
    if (page.result.length === 0 || items.length >= page.total_count) return items
  }
}

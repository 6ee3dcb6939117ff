import { waitFor } from '../cast/waiting.ts'

export const status = async (url: string, path: string) => (await fetch(url + path)).status

export function becomes(url: string, path: string, wanted: number): Promise<void> {
  let found: number | undefined
  return waitFor(
    async () => (found = await status(url, path)) === wanted,
    () => `${path} to answer ${wanted}; it answers ${found}`,
    20_000,
  )
}

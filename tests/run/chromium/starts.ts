import { command } from '../command.ts'

/** Whether the program at this path starts here: a download may lack the libraries that it needs. */
export async function starts(path: string): Promise<boolean> {
  const { code } = await command([path, '--version'], { seconds: 20 })
  return code === 0
}

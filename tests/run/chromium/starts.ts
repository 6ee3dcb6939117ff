import { command } from '../command.ts'

/** Whether the program starts here: a downloaded one may lack libraries. */
export async function starts(path: string): Promise<boolean> {
  const { code } = await command([path, '--version'], { seconds: 20 })
  return code === 0
}

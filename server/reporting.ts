type Report = (error: unknown) => void

/**
 * Runs what nobody waits for, a callback or a listener, so that whatever goes wrong in it is reported: a promise that is rejected
 * unheard ends the whole process, on Bun and on Deno (web-stack.md §5.2).
 */
export function reporting<Args extends unknown[]>(callback: (...args: Args) => unknown, report: Report): (...args: Args) => void {
  return (...args) => {
    try {
      const result = callback(...args)
      if (result instanceof Promise) result.catch(report)
    } catch (error) {
      report(error)
    }
  }
}

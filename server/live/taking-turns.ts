/** Gives the next few each time, so that everybody's turn comes, however `all` changes meanwhile. */
export function takingTurns<One>(all: () => One[]): (count: number) => One[] {
  let begun = 0
  return (count) => {
    const those = all()
    const from = begun < those.length ? begun : 0
    begun = from + count
    return those.slice(from, begun)
  }
}

import { type Rules, strict } from './strict-members.ts'

/** A value of `VoiceList`, `ASRProfileList` or `ASRModelList`. Opaque to the scenario, which can only pass it back. */
export class Named {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }
}

type Branch = { [name: string]: Branch | Named }

/** Builds the nested object `VoiceList.Yandex.Neural…` from dotted paths. Reading a member that does not exist breaks a rule. */
export function nameTree(root: string, paths: readonly string[], rules: Rules): object {
  return guarded(root, grown(paths), rules)
}

function grown(paths: readonly string[]): Branch {
  const tree: Branch = {}
  for (const path of paths) plant(tree, path.split('.'), path)
  return tree
}

function plant(tree: Branch, [name = '', ...deeper]: readonly string[], path: string): void {
  if (deeper.length === 0) {
    tree[name] = new Named(path)
    return
  }
  const below = tree[name] ?? {}
  tree[name] = below
  if (!(below instanceof Named)) plant(below, deeper, path)
}

function guarded(name: string, branch: Branch, rules: Rules): object {
  const below = Object.entries(branch).map(([key, value]) => [
    key,
    value instanceof Named ? value : guarded(`${name}.${key}`, value, rules),
  ])
  return strict(name, Object.fromEntries(below), rules)
}

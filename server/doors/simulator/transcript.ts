import type { Remark } from './phone-state.ts'

/** The record of a call, the oldest remark first. Its changes are numbered, so that a page can be sent what it lacks. */
export class Transcript {
  readonly remarks: Remark[] = []
  #changes = 0

  /** How many changes there have been. */
  get changes(): number {
    return this.#changes
  }

  add(from: Remark['from'], text: string, { isComplete = true } = {}): Remark {
    const remark = { number: this.remarks.length + 1, from, text, isComplete, note: null, change: ++this.#changes }
    this.remarks.push(remark)
    return remark
  }

  change(remark: Remark, how: Partial<Pick<Remark, 'text' | 'isComplete' | 'note'>>): void {
    Object.assign(remark, how, { change: ++this.#changes })
  }
}

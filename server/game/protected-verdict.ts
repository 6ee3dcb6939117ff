import type { Speech } from './reply.ts'

/**
 * Returns a comment that only its first sentence, the verdict, protects: the rest of it makes one open piece with what is asked next,
 * because he hears nobody while a piece begins. `told` is the answer where the verdict tells it, and may hold a full stop itself.
 */
export function protectVerdict(comment: string, { told = '', next = '' } = {}): Pick<Speech, 'say' | 'open'> {
  const after = Math.max(0, comment.indexOf(told)) + told.length
  const end = after + (endOfSentence.exec(comment.slice(after))?.[0].length ?? comment.length - after)
  const open = [comment.slice(end).trim(), next].filter(Boolean).join(' ')
  return { say: comment.slice(0, end), open: open === '' ? [] : [open] }
}

/** Up to the mark that a space and no lower-case letter follow: «2.0» and «т. е.» end no sentence. */
const endOfSentence = /^.*?[.!?…]+(?=\s+[^\p{Ll}\s])/su

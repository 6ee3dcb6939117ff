/** Why a request brought no reply, and whether it may have reached the other side. */
export type Unsent = { reason: string; isSent: boolean }

/** Bun names the cause in the error's `code`, Deno in the text, beside the URL, whose words must not be taken for a cause. */
export function whyUnsent(error: unknown, patienceMilliseconds: number): Unsent {
  const told = chain(error)
    .map((one) => `${one.name} ${'code' in one ? String(one.code) : ''} ${one.message.replace(/https?:\S+/g, '')}`)
    .join(' ')
  if (/TimeoutError|timed out/i.test(told))
    return { reason: `did not answer within ${patienceMilliseconds / 1000} s`, isSent: true }
  if (/ENOTFOUND|EAI_AGAIN|dns|failed to lookup/i.test(told)) return { reason: 'is a name that cannot be found', isSent: false }
  if (/cert|self.signed|issuer/i.test(told)) return { reason: 'has a certificate that is not trusted', isSent: false }
  if (/refused|FailedToOpenSocket|unable to connect|\(Connect\)/i.test(told))
    return { reason: 'takes no connections', isSent: false }
  return { reason: 'broke the connection off', isSent: true }
}

function chain(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : []
}

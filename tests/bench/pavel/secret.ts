/** What both sides sign with. */
export const secret = `whsec_${Buffer.from('a-secret-for-the-bench-alone').toString('base64')}`

/** What both sides sign with. */
export const secret = `whsec_${Buffer.from('a-secret-for-the-faults-alone').toString('base64')}`

/** The secret with which the scenario and the server sign. */
export const secret = `whsec_${Buffer.from('a-secret-for-the-bench-alone').toString('base64')}`

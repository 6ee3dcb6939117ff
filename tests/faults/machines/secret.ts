/** The secret with which the scenario and the server sign. */
export const secret = `whsec_${Buffer.from('a-secret-for-the-faults-alone').toString('base64')}`

/** The SIP response codes that the scenario gives or reports (RFC 3261 §21). */
export const sip = { notAnswered: 408, unavailable: 503, declined: 603 }

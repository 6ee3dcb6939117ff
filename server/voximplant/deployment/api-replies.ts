import * as v from 'valibot'

/** The parts of the Management API's replies that a deployment reads. */

export type Scenario = { id: number; name: string }
export type Rule = { id: number; name: string; pattern: string; exclude: string; scenarios: Scenario[] }
export type RentedNumber = v.InferOutput<typeof PhoneNumber>

export const Info = v.object({ result: v.object({ balance: v.optional(v.number()) }) })
export const Application = v.object({ application_id: v.number(), application_name: v.string() })
export const Script = v.object({ result: v.tuple([v.object({ scenario_script: v.optional(v.string(), '') })]) })
export const ScenarioInfo = v.pipe(
  v.object({ scenario_id: v.number(), scenario_name: v.string() }),
  v.transform(({ scenario_id: id, scenario_name: name }): Scenario => ({ id, name })),
)
export const RuleInfo = v.pipe(
  v.object({
    rule_id: v.number(),
    rule_name: v.string(),
    rule_pattern: v.string(),
    rule_pattern_exclude: v.nullish(v.string(), ''),
    scenarios: v.optional(v.array(ScenarioInfo), []),
  }),
  v.transform((info): Rule => ({
    id: info.rule_id,
    name: info.rule_name,
    pattern: info.rule_pattern,
    exclude: info.rule_pattern_exclude ?? '',
    scenarios: info.scenarios,
  })),
)
export const PhoneNumber = v.pipe(
  v.object({
    phone_id: v.number(),
    phone_number: v.string(),
    application_id: v.optional(v.number()),
    application_name: v.optional(v.string()),
    rule_id: v.optional(v.number()),
    rule_name: v.optional(v.string()),
    deactivated: v.optional(v.boolean(), false),
    canceled: v.optional(v.boolean(), false),
    can_be_used: v.optional(v.boolean(), true),
    is_sms_supported: v.optional(v.boolean(), false),
    is_sms_enabled: v.optional(v.boolean(), false),
  }),
  v.transform((info) => ({
    id: info.phone_id,
    digits: info.phone_number.replace(/\D/g, ''),
    applicationId: info.application_id ?? null,
    applicationName: info.application_name ?? null,
    ruleId: info.rule_id ?? null,
    ruleName: info.rule_name ?? null,
    isUsable: !info.deactivated && !info.canceled && info.can_be_used,
    isSmsSupported: info.is_sms_supported,
    isSmsEnabled: info.is_sms_enabled,
  })),
)
/** Only a sentence for the operator tells when it was changed, so a time in another form is as good as none. */
export const SecretInfo = v.object({ secret_name: v.string(), modified: v.fallback(v.nullish(v.string(), null), null) })
export const SecretValue = v.object({ result: v.tuple([v.object({ secret_value: v.string() })]) })

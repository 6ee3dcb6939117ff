import * as v from 'valibot'
import { type Message, newId } from '../account.ts'
import { command, type Command } from '../command.ts'
import type { CloudOwner } from '../owner.ts'
import { anyText, flag, text } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { messengers } from '../rights.ts'

/** In characters (scenario/voxengine.md §6). */
const longestTwoWay = 765
const longestOneWay = 1600

const mostDestinations = 100
const segment = 70

/**
 * Commands that send text messages (scenario/voxengine.md §6). Toll-free numbers are the only ones that cannot be reached here.
 */
export const smsCommands: Command[] = [
  command(
    'SendSmsMessage',
    messengers,
    {
      source: text,
      destination: text,
      sms_body: text,
      store_body: v.optional(flag),
    },
    ({ source, destination, sms_body: body }, owner) => {
      const { account } = owner
      const rented = account.numbers.find(({ number }) => number === source) ?? refuse(422, "The 'source' parameter is invalid.")
      if (!isReachable(destination)) refuse(423, "The 'destination' parameter is invalid.")
      if (body.length > longestTwoWay) refuse(477, `The 'sms_body' parameter length should not exceed ${longestTwoWay} symbols.`)
      if (!rented.isSmsSupported) refuse(528, 'Sms is not supported.')
      if (!rented.isSmsEnabled) refuse(386, 'SMS disabled for number.')
      if (account.balance <= 0) refuse(127, 'Insufficient money.')
      send(owner, { command: 'SendSmsMessage', from: source, to: destination, text: body })
      return { result: 1, message_id: newId(account), fragments_count: Math.ceil(body.length / segment) }
    },
  ),

  command(
    'A2PSendSms',
    messengers,
    {
      src_number: text,
      dst_numbers: text,
      text: anyText,
      store_body: v.optional(flag),
    },
    ({ src_number: from, dst_numbers, text: body }, owner) => {
      const { account } = owner
      if (!account.senderNames.includes(from)) refuse(507, "The 'src_number' parameter is invalid.")
      if (!body || body.length > longestOneWay) refuse(508, "The 'text' parameter is invalid.")
      if (account.balance <= 0) refuse(127, 'Insufficient money.')
      const destinations = dst_numbers.split(';')
      if (destinations.length > mostDestinations) refuse(101, 'Invalid arguments: too many dst_numbers.')
      const reached = destinations.filter(isReachable)
      for (const to of reached) send(owner, { command: 'A2PSendSms', from, to, text: body })
      return {
        result: reached.map((number) => ({ message_id: newId(account), destination_number: number })),
        failed: destinations
          .filter((number) => !isReachable(number))
          .map((number) => ({
            destination_number: number,
            error_code: 506,
            error_description: `No routes for numbers ${number} in dst_numbers.`,
          })),
        fragments_count: Math.ceil(body.length / segment),
      }
    },
  ),
]

function send({ account, deliver }: CloudOwner, message: Message): void {
  account.messages.push(message)
  deliver(message)
}

function isReachable(number: string): boolean {
  return /^\+?[1-9]\d{6,14}$/.test(number) && !/^\+?7800/.test(number)
}

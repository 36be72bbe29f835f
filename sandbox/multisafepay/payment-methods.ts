// The payment methods that the stand-in knows: what GET /gateways lists, what a payment costs, and which never collect.

export interface PaymentMethod {
  readonly id: string
  readonly description: string
  readonly feeCents: number
  /** False: the customer's money never enters the MultiSafepay balance (PayPal and the like). */
  readonly collects: boolean
  readonly coupon: boolean
}

const method = (
  id: string,
  description: string,
  feeCents: number,
  kind?: 'not-collected' | 'coupon',
): PaymentMethod => ({
  id,
  description,
  feeCents,
  collects: kind !== 'not-collected',
  coupon: kind === 'coupon',
})

export const PAYMENT_METHODS: readonly PaymentMethod[] = [
  method('IDEAL', 'iDEAL', 29),
  method('VISA', 'Visa', 60),
  method('MASTERCARD', 'Mastercard', 60),
  method('MAESTRO', 'Maestro', 35),
  method('MISTERCASH', 'Bancontact', 39),
  method('BANKTRANS', 'Bank transfer', 0),
  method('DIRDEB', 'SEPA Direct Debit', 45),
  method('KLARNA', 'Klarna', 195),
  method('AFTERPAY', 'Riverty', 175),
  method('EINVOICE', 'E-Invoicing', 0),
  method('PAYPAL', 'PayPal', 0, 'not-collected'),
  method('AMAZONBTN', 'Amazon Pay', 0, 'not-collected'),
  method('BIZUM', 'Bizum', 0, 'not-collected'),
  method('VVVGIFTCRD', 'VVV Giftcard', 25, 'coupon'),
]

const byId = new Map(PAYMENT_METHODS.map((known) => [known.id, known]))

/** A method that the table lacks costs nothing and collects. */
export const paymentMethod = (id: string): PaymentMethod => byId.get(id) ?? method(id, id, 0)

// The two keys of a connection: the integrator's subscription key and the customer's koppelsleutel. Obviously not real.

export interface SnelStartKeys {
  /** A primary and a secondary one are both good. */
  readonly subscriptionKeys: readonly string[]
  readonly clientKey: string
}

export const SANDBOX_KEYS: SnelStartKeys = {
  subscriptionKeys: ['sandbox-subscription-key', 'sandbox-subscription-key-2'],
  clientKey: 'sandbox-koppelsleutel',
}

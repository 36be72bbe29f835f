// Which sentence says whose account of MultiSafepay was reached: under `test.` in the texts.

export function connectedKey(account: { readonly accountId?: string; readonly siteId?: string }): string {
  if (account.accountId === undefined) return 'multisafepay-connected'
  return account.siteId === undefined ? 'multisafepay-connected-account' : 'multisafepay-connected-site'
}

// The lines under a button that say what came of it.

import type { ResultLine } from './ask-server.ts'

const ICONS = { ok: 'fa-check-circle', warning: 'fa-exclamation-triangle', error: 'fa-times-circle' } as const

export function showWaiting(place: JQuery, text: string): void {
  const spinner = $('<i class="fa fa-spinner fa-spin" aria-hidden="true"></i>')
  place.empty().append($('<li class="ssmsp-line"></li>').append(spinner, $('<span></span>').text(text)))
}

export function showLines(place: JQuery, lines: readonly ResultLine[]): void {
  place
    .empty()
    .append(
      lines.map((line) =>
        $('<li></li>')
          .addClass(`ssmsp-line ssmsp-line-${line.kind}`)
          .append(
            $('<i class="fa" aria-hidden="true"></i>').addClass(ICONS[line.kind]),
            $('<span></span>').text(line.text),
          ),
      ),
    )
}

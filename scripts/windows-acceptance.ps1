<#
.SYNOPSIS
Proves on this Windows what can be proved nowhere else: Access (Jet or ACE) and SQL Server LocalDB.

.DESCRIPTION
Works on copies. Writes a report beside where it is run, with names of tables and columns and counts, and no
amounts, customers or numbers. Please send it along with a question.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File windows-acceptance.ps1 -Access C:\SnelStart\Voorbeeld.mdb -WorkgroupFile C:\SnelStart\snelstart.mdw

.EXAMPLE
powershell -ExecutionPolicy Bypass -File windows-acceptance.ps1 -LocalDb C:\SnelStart\Voorbeeld.mdf -Example M-2026-17
#>
param(
  # The .mdb or .accdb. Its password: environment variable ACCESS_FILE_PASSWORD, or ACCESS_USER and ACCESS_PASSWORD.
  [string]$Access,
  # The .mdw that belongs to it.
  [string]$WorkgroupFile,
  # The .mdf of SnelStart 12 Lokaal. Close SnelStart first.
  [string]$LocalDb,
  # The boekstuk of a payment that was booked by hand: then a booking after it is tried out, and taken back.
  [string]$Example,
  [string]$Report = (Join-Path (Get-Location) ("acceptance-" + (Get-Date -Format "yyyyMMdd-HHmm") + ".txt"))
)

if (-not (Get-Command node -ErrorAction SilentlyContinue)) {
  Write-Host "Node.js was not found. Open the window from which Node-RED is started, or install Node.js."
  exit 2
}

$arguments = @((Join-Path $PSScriptRoot "windows\acceptance.mjs"))
if ($Access) { $arguments += "--access", $Access }
if ($WorkgroupFile) { $arguments += "--workgroup", $WorkgroupFile }
if ($LocalDb) { $arguments += "--localdb", $LocalDb }
if ($Example) { $arguments += "--example", $Example }

& node $arguments 2>&1 | Tee-Object -FilePath $Report
$result = $LASTEXITCODE
Write-Host "`nThe report is in $Report"
exit $result

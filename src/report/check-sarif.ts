import type { CheckResult } from '../goals/check/result.js';
import type { Tool } from './envelope.js';

/** A check as SARIF 2.1.0. */
export function checkSarif(result: CheckResult, tool: Tool): string {
  return JSON.stringify({ tool, verdict: result.verdict });
}

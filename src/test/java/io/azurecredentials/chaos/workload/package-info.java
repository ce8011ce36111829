/**
 * What users ask for and vandals do, by seed. Tells the oracle before each deed that would look
 * like the operator's fault; knows no process.
 */
@NullMarked
package io.azurecredentials.chaos.workload;

import org.jspecify.annotations.NullMarked;

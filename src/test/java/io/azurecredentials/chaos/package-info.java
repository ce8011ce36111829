/**
 * The kill test and the fault storm: {@code mvn -q -Pkilltest}, {@code mvn -q -Pstorm}. The shipped
 * operator runs as a process between a cluster and an Azure while its users ask for things, faults
 * strike and processes die; what it promises is checked all the while and compared at the end.
 *
 * <p>{@code workload} asks, {@code operators} starts and kills, {@code oracle} judges and knows
 * neither of them, {@code sabotage} makes operators that the oracle must catch.
 */
@NullMarked
package io.azurecredentials.chaos;

import org.jspecify.annotations.NullMarked;

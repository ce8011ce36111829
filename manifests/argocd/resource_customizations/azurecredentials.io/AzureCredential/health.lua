-- What Argo CD shows of an AzureConfig, an AzureRole or an AzureCredential: what kstatus makes of it,
-- and whether it is suspended. Only what a person must fix is Degraded, which ends a sync; what time
-- mends is Progressing, which a sync waits for. It needs no library beside Lua's base.
local function health(status, condition)
  return {status = status, message = condition.message}
end

local holds = {}
local ready = nil
local abnormal = nil
for _, it in ipairs(obj.status ~= nil and obj.status.conditions or {}) do
  if it.type == "Ready" then
    ready = it
  end
  if it.status == "True" then
    holds[it.type] = it
    if abnormal == nil and (it.type == "Reconciling" or it.type == "Stalled") then
      abnormal = it
    end
  end
end

if obj.metadata.deletionTimestamp ~= nil then
  return health("Progressing", ready or {message = "It is being deleted."})
end
if ready == nil or obj.status.observedGeneration ~= obj.metadata.generation then
  return health("Progressing", {message = "The operator has not looked at it yet."})
end
if abnormal ~= nil and abnormal.type == "Reconciling" then
  return health("Progressing", abnormal)
end
if abnormal ~= nil and not (holds.Suspended and abnormal.reason == "Suspended") then
  return health("Degraded", abnormal)
end
if holds.Suspended then
  return health("Suspended", holds.Suspended)
end
if not holds.Ready then
  return health("Progressing", ready)
end
return health("Healthy", holds.RootExpiring or ready)

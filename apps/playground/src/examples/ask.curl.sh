# The key comes from a file (X-Auth-Token: …), so that no list of processes shows it.
curl --fail-with-body --silent --show-error \
  --request POST \
  --header @key.header \
  --get --data-urlencode email=ada@example.com \
  "$BASE_URL/reset-password"

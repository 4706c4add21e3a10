# Once, and never with --retry: each success replaces the password.
curl --fail-with-body --silent --show-error \
  --request DELETE \
  --header @token.header \
  "$BASE_URL/reset-password"

# syntax=docker/dockerfile:1
# docker build -t rolewise .   See docs/operations.md.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package's script runs, neither here nor below: what is built needs none of them.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts ./scripts
COPY src ./src
COPY adapters ./adapters
COPY taxonomy ./taxonomy
COPY conversations ./conversations
RUN npm run build

FROM node:20-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production \
    ROLEWISE_DATA_DIR=/data \
    PORT=3000
WORKDIR /app
RUN mkdir /data && chown node:node /data && chmod 700 /data
COPY --from=modules /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY bin ./bin
# The doctor, the checker and the database read these as files.
COPY adapters/storage/postgres/migrations ./adapters/storage/postgres/migrations
COPY taxonomy ./taxonomy
COPY conversations ./conversations
USER node
VOLUME /data
EXPOSE 3000
# Alive: restarting helps only where this fails. /readyz says whether turns are taken.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The program itself is process 1 and takes SIGTERM: it finishes the turns in hand, within 10 s.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/rolewise.js"]
CMD ["start"]
